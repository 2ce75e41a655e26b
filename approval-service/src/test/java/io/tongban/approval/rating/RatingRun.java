package io.tongban.approval.rating;

import reactor.core.publisher.Mono;

/** Lets a test invite when it wants to. */
public class RatingRun {

    private final InviteRatings invite;

    RatingRun(InviteRatings invite) {
        this.invite = invite;
    }

    public Mono<Void> run() {
        return invite.run();
    }
}
