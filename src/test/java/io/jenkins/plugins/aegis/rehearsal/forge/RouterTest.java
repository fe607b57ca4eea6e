package io.jenkins.plugins.aegis.rehearsal.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouterTest {
    private final Router router = new Router()
            .get("/refs/{ref+}/status", (request, path) -> Answer.noContent())
            .get("/refs/{ref+}", (request, path) -> Answer.noContent())
            .get("/one/{name}", (request, path) -> Answer.noContent());

    @Test
    void takesPlainAndEncodedSlashesOfARef() {
        assertThat(ref("/refs/heads/release/1.0")).isEqualTo("heads/release/1.0");
        assertThat(ref("/refs/heads%2Frelease%2F1.0")).isEqualTo("heads/release/1.0");
    }

    @Test
    void leavesWhatFollowsTheRefToTheRoute() {
        assertThat(ref("/refs/release/1.0/status")).isEqualTo("release/1.0");
    }

    @Test
    void keepsAPlusSignInAPath() {
        assertThat(ref("/refs/v1.0+build")).isEqualTo("v1.0+build");
    }

    @Test
    void takesOneSegmentForAPlainPlaceholder() {
        assertThat(router.find("GET", "/one/a/b")).isEmpty();
    }

    @Test
    void answersHeadByTheRouteOfGet() {
        assertThat(router.find("HEAD", "/one/a")).isPresent();
    }

    private String ref(String path) {
        return router.find("GET", path).orElseThrow().path().get("ref");
    }
}
