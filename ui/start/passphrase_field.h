// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QLineEdit;

namespace fieldfare {

class TextLabel;

/// A passphrase being typed: hidden, with an eye to show it, a hint when Caps Lock seems to be on and, where wanted, how
/// strong it is. The text leaves it only through text(); clear() overwrites what Qt holds as far as it can be reached.
class PassphraseField : public QWidget {
    Q_OBJECT
public:
    enum class Strength { Hidden, Shown };
    explicit PassphraseField(Strength strength = Strength::Hidden, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void clear();
    void setPlaceholder(const QString &text);
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

signals:
    void edited();
    void returnPressed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showStrength();

    QLineEdit *m_edit;
    QAction *m_eye;
    TextLabel *m_caps;
    TextLabel *m_hint = nullptr;
    class StrengthBar *m_bar = nullptr;
};

}  // namespace fieldfare
