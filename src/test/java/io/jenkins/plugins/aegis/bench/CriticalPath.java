package io.jenkins.plugins.aegis.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The longest chain of things that wait for one another: nobody who does all of them can be faster.
 *
 * @param milliseconds what the chain takes
 * @param chain its members, first to last
 */
record CriticalPath(double milliseconds, List<Member> chain) {
    /** One of them. */
    record Member(String name, double milliseconds) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %.0f", name, milliseconds);
        }
    }

    /**
     * @param took milliseconds of each
     * @param needs what each waits for; what is missing waits for nothing
     */
    static CriticalPath of(Map<String, Double> took, Map<String, List<String>> needs) {
        Map<String, CriticalPath> known = new HashMap<>();
        CriticalPath longest = new CriticalPath(0, List.of());
        for (String each : took.keySet()) {
            longest = longer(longest, to(each, took, needs, known));
        }
        return longest;
    }

    private static CriticalPath to(
            String name, Map<String, Double> took, Map<String, List<String>> needs, Map<String, CriticalPath> known) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        CriticalPath before = new CriticalPath(0, List.of());
        for (String need : needs.getOrDefault(name, List.of())) {
            before = longer(before, to(need, took, needs, known));
        }
        double own = took.get(name);
        List<Member> chain = new ArrayList<>(before.chain());
        chain.add(new Member(name, own));
        CriticalPath here = new CriticalPath(before.milliseconds() + own, List.copyOf(chain));
        known.put(name, here);
        return here;
    }

    private static CriticalPath longer(CriticalPath one, CriticalPath other) {
        return other.milliseconds() > one.milliseconds() ? other : one;
    }

    /** For people. */
    String members() {
        return chain.stream().map(Member::toString).collect(Collectors.joining(" → "));
    }
}
