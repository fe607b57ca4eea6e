package io.jenkins.plugins.aegis.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One question that people answer before the tag: the go/no-go, its second approval, or that of an overlay.
 *
 * @param id of the input at which it is asked; the platform does not tell the case of its first letter
 * @param question for people
 * @param why it is asked
 * @param approvers ids of those whose answer counts, in order
 */
public record Gate(String id, String question, String why, List<String> approvers) {
    /** The go/no-go itself. */
    public static final String GO_NO_GO = "GoNoGo";

    /** The go of a second person. */
    public static final String SECOND = "SecondApproval";

    private static final String OVERLAY = "Overlay-";

    public Gate {
        approvers = List.copyOf(new TreeSet<>(approvers));
    }

    public Gate(String id, String question, String why, Set<String> approvers) {
        this(id, question, why, List.copyOf(approvers));
    }

    /** The id of an overlay's gate. */
    public static String ofOverlay(String name) {
        return OVERLAY + name;
    }

    /** Whether an input of that id is one of the gates of a release. */
    public static boolean isGate(String input) {
        return input.equalsIgnoreCase(GO_NO_GO) || input.equalsIgnoreCase(SECOND) || isOverlay(input);
    }

    /** What people call the gate of that id, as the object of a sentence. */
    public static String label(String id) {
        if (id.equalsIgnoreCase(GO_NO_GO)) {
            return "the go/no-go";
        }
        return isOverlay(id) ? "overlay " + overlayName(id) : "the second approval";
    }

    /** What people call the go/no-go and these gates together. */
    public static String labels(List<Gate> further) {
        return Stream.concat(Stream.of(GO_NO_GO), further.stream().map(Gate::id))
                .map(Gate::label)
                .collect(Collectors.joining(" and "));
    }

    public static boolean isOverlay(String id) {
        return id.toLowerCase(Locale.ROOT).startsWith(OVERLAY.toLowerCase(Locale.ROOT));
    }

    /** The name of the overlay whose gate has that id. */
    public static String overlayName(String id) {
        return id.substring(OVERLAY.length());
    }
}
