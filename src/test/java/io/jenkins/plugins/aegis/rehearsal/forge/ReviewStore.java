package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.List;
import java.util.Optional;

/** Submits and lists reviews. */
final class ReviewStore {
    private final ForgeState state;

    ReviewStore(HostedRepository repository) {
        this.state = repository.state();
    }

    /**
     * @param event APPROVE, REQUEST_CHANGES or COMMENT
     * @param commit the reviewed commit, if not the head
     */
    record Verdict(String event, String body, Optional<String> commit) {}

    Review submit(int number, String author, Verdict verdict) {
        Pull pull = state.pull(number);
        String reviewed =
                switch (verdict.event()) {
                    case "APPROVE" -> "APPROVED";
                    case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
                    case "COMMENT" -> "COMMENTED";
                    default -> throw ForgeFailure.unprocessable("Unprocessable Entity: event " + verdict.event());
                };
        if (!reviewed.equals("COMMENTED") && author.equals(state.issue(number).author())) {
            String what = reviewed.equals("APPROVED") ? "approve" : "request changes on";
            throw ForgeFailure.unprocessable("Unprocessable Entity: Can not " + what + " your own pull request");
        }
        if (verdict.body().isEmpty() && !reviewed.equals("APPROVED")) {
            throw ForgeFailure.unprocessable("Unprocessable Entity: Body can not be blank");
        }
        String commit = verdict.commit().orElse(pull.head().commit());
        Review review =
                new Review(state.nextId(), number, author, reviewed, verdict.body(), commit, HostedRepository.now());
        state.reviews.put(review.id(), review);
        state.issues.put(number, state.issue(number).updated(review.submitted()));
        return review;
    }

    List<Review> of(int number) {
        state.pull(number);
        return ForgeState.select(state.reviews.values(), review -> review.pull() == number);
    }
}
