package io.tongban.notice.stream.planted;

import io.tongban.notice.inbox.ReceiveEvents;

/** Breaks the rule that steps do not import steps, so that the rule is seen to work. */
public record ReadsTheInbox(ReceiveEvents inbox) {}
