// SPDX-License-Identifier: GPL-3.0-or-later
#include "start/passphrase_field.h"

#include "presentation/start/passphrase_strength.h"
#include "widgets/basic/text_label.h"
#include "widgets/icons/lucide.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

namespace fieldfare {

/// Four segments that fill with the grade; the words beside it say the same.
class StrengthBar : public QWidget {
public:
    explicit StrengthBar(QWidget *parent) : QWidget(parent) { setFixedHeight(4); }
    void setGrade(PassphraseStrength::Grade grade)
    {
        m_grade = int(grade);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(this);
        const QColor fill = m_grade <= 1 ? t.bad : m_grade == 2 ? t.attention : t.good;
        const double gap = 4;
        const double part = (width() - 3 * gap) / 4;
        for (int i = 0; i < 4; ++i) {
            drawPanel(painter, QRectF(i * (part + gap), 0, part, height()), 2, i < m_grade ? fill : t.border);
        }
    }

private:
    int m_grade = 0;
};

PassphraseField::PassphraseField(Strength strength, QWidget *parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_caps(new TextLabel(tr("Caps Lock seems to be on."), TextLabel::Style::Small, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_edit);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    m_eye = m_edit->addAction(lucideIcon(QStringLiteral("eye")), QLineEdit::TrailingPosition);
    m_eye->setToolTip(tr("Show what is typed"));
    m_eye->setCheckable(true);
    connect(m_eye, &QAction::toggled, this, [this](bool shown) {
        m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        m_eye->setIcon(lucideIcon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye")));
        m_eye->setToolTip(shown ? tr("Hide what is typed") : tr("Show what is typed"));
    });
    if (strength == Strength::Shown) {
        m_bar = new StrengthBar(this);
        m_hint = new TextLabel(QString(), TextLabel::Style::Small, this);
        m_hint->setWordWrap(true);
        column->addWidget(m_bar);
        column->addWidget(m_hint);
        showStrength();
    }
    m_caps->setTone(Tone::Attention);
    m_caps->hide();
    column->addWidget(m_caps);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        showStrength();
        emit edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &PassphraseField::returnPressed);
}

QString PassphraseField::text() const { return m_edit->text(); }

void PassphraseField::clear()
{
    m_edit->setText(QString(m_edit->text().size(), QLatin1Char(' ')));
    m_edit->clear();
    m_eye->setChecked(false);
    showStrength();
}

void PassphraseField::setPlaceholder(const QString &text) { m_edit->setPlaceholderText(text); }

void PassphraseField::showStrength()
{
    if (m_bar != nullptr) {
        const PassphraseStrength strength = passphraseStrength(m_edit->text());
        m_bar->setGrade(strength.grade);
        m_hint->setText(strength.hint);
    }
}

bool PassphraseField::eventFilter(QObject *watched, QEvent *event)
{
    // No portable way to ask for Caps Lock: a capital typed without Shift, or a small letter with it, tells.
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_CapsLock) {
            m_caps->hide();
        } else if (key->text().size() == 1 && key->text().at(0).isLetter() &&
                   key->text().at(0).toLower() != key->text().at(0).toUpper()) {
            m_caps->setVisible(key->text().at(0).isUpper() != key->modifiers().testFlag(Qt::ShiftModifier));
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace fieldfare
