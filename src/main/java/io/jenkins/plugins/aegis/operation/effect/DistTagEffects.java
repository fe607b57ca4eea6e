package io.jenkins.plugins.aegis.operation.effect;

import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.GovernanceAction;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.Optional;

/** Dist-tags of published packages: looked at before and after, since a registry's answer alone proves little (L21). */
record DistTagEffects(PackageChannel registry) {

    ActionResult move(GovernanceAction.MoveDistTag action) throws PortUnavailable, InterruptedException {
        Optional<String> before = stands(action);
        if (before.equals(Optional.of(action.to()))) {
            return ActionResult.alreadyDone("it stands there");
        }
        if (!before.equals(Optional.of(action.from()))) {
            return ActionResult.refused("dist-tag " + action.distTag() + " moved to " + before.orElse("no version")
                    + " meanwhile; look at what was published");
        }
        try {
            registry.moveLabel(action.packageName(), action.to(), action.distTag());
        } catch (PortUnavailable ambiguous) {
            if (!stands(action).equals(Optional.of(action.to()))) {
                throw ambiguous;
            }
        }
        Optional<String> after = stands(action);
        return after.equals(Optional.of(action.to()))
                ? ActionResult.applied(action.distTag() + " stands at " + action.to())
                : ActionResult.failed(
                        "the registry still shows " + action.distTag() + " at " + after.orElse("no version"));
    }

    private Optional<String> stands(GovernanceAction.MoveDistTag action) throws PortUnavailable, InterruptedException {
        return PortUnavailable.unlessKnown(registry.published(action.packageName(), action.to()))
                .map(there -> there.labels().get(action.distTag()));
    }
}
