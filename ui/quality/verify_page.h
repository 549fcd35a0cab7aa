// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "presentation/quality/verify_controller.h"
#include "shell/page.h"
#include "shell/page_registry.h"

class QStackedLayout;

namespace fieldfare {

class Avatar;
class Button;
class Card;
class ElidedLabel;
class EmptyState;
class RecordForm;
class SegmentedControl;
class TextLabel;

/// Customers nobody verified for long, one at a time, the most valuable first. One key says that all is still right; fields
/// are corrected in place. Location::type is "contact" or "company".
class VerifyPage : public Page {
    Q_OBJECT
public:
    explicit VerifyPage(const PageContext &context);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] bool ready() const override;
    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void setLocation(const Location &location) override;
    void takeFocus() override;
    void finishTyping() override;

    [[nodiscard]] VerifyController *controller() const { return m_controller; }

private:
    void buildCard();
    void buildActions();
    void showState();
    void showRecord();
    void reach(bool mail);
    void openRecord();

    Workspace &m_workspace;
    RecordTrail *m_trail;
    VerifyController *m_controller;
    QStringList m_types;
    PageHeader *m_header;
    SegmentedControl *m_choice;
    QStackedLayout *m_stack;
    QWidget *m_waiting;
    Card *m_card;
    EmptyState *m_done;
    Avatar *m_avatar = nullptr;
    ElidedLabel *m_name = nullptr;
    TextLabel *m_last = nullptr;
    TextLabel *m_count = nullptr;
    QWidget *m_worth = nullptr;
    RecordForm *m_form = nullptr;
    Button *m_call = nullptr;
    Button *m_mail = nullptr;
    Button *m_open = nullptr;
    Button *m_back = nullptr;
    Button *m_week = nullptr;
    Button *m_month = nullptr;
    Button *m_skip = nullptr;
    Button *m_right = nullptr;
};

}  // namespace fieldfare
