package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ObservedTest {
    private static final Observed<String> THERE = Observed.present("value", "the place");
    private static final Observed<String> NOT_THERE = Observed.absent("the place");
    private static final Observed<String> UNCLEAR = Observed.unknown("the place", "timeout");

    @Test
    @DisplayName("L7 unknown is neither there nor absent")
    void tellsUnknownFromAbsent() {
        assertThat(UNCLEAR.isUnknown()).isTrue();
        assertThat(UNCLEAR.isAbsent()).isFalse();
        assertThat(UNCLEAR.asOptional()).isEmpty();
        assertThat(UNCLEAR.unknownReason()).contains("the place: timeout");
        assertThat(NOT_THERE.isUnknown()).isFalse();
        assertThat(NOT_THERE.isAbsent()).isTrue();
        assertThat(NOT_THERE.unknownReason()).isEmpty();
        assertThat(THERE.isUnknown()).isFalse();
        assertThat(THERE.isAbsent()).isFalse();
    }

    @Test
    @DisplayName("L7 unknown stays unknown whatever is made of it")
    void staysUnknownWhenMapped() {
        assertThat(UNCLEAR.map(String::length).unknownReason()).contains("the place: timeout");
        assertThat(UNCLEAR.flatMap(text -> Observed.absent("elsewhere")).isUnknown())
                .isTrue();
        assertThat(NOT_THERE.map(String::length)).isEqualTo(Observed.absent("the place"));
    }

    @Test
    void mapsWhatIsThere() {
        assertThat(THERE.map(String::length)).isEqualTo(Observed.present(5, "the place"));
        assertThat(THERE.flatMap(text -> Observed.unknown("elsewhere", "reset")).isUnknown())
                .isTrue();
    }
}
