package io.tongban.approval.share;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provincial data sharing.
 *
 * @param url null: nothing is connected, offices get shared materials themselves
 * @param token that we present there
 * @param timeout of one question
 * @param sweep pause between two looks at what waits for a source that was down
 * @param reusableFor so long an earlier material is offered again; an assumption [A]
 */
@ConfigurationProperties("tongban.share")
public record ShareProperties(
        @Nullable String url,
        @DefaultValue("") String token,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("30s") Duration sweep,
        @DefaultValue("365d") Duration reusableFor) {}
