package io.jenkins.plugins.aegis.operation.promote;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.Permission;
import io.jenkins.plugins.aegis.port.Forge.Review;
import java.util.ArrayList;
import java.util.List;

/** The reviews that count: on a public repository anybody can approve, so only those of who may write do. */
final class MaintainerReviews {
    private MaintainerReviews() {}

    /** Costs one request for each reviewer; Unknown if the permission of one is not known. */
    static Observed<List<Review>> observe(Forge forge, int pull) throws InterruptedException {
        Observed<List<Review>> all = forge.reviews(pull);
        List<Review> counted = new ArrayList<>();
        for (Review review : all.asOptional().orElse(List.of())) {
            Observed<Permission> permission = forge.permission(review.reviewer());
            if (permission.isUnknown()) {
                return permission.map(none -> List.of());
            }
            if (permission.asOptional().orElse(Permission.NONE).compareTo(Permission.WRITE) >= 0) {
                counted.add(review);
            }
        }
        return all.map(reviews -> List.copyOf(counted));
    }
}
