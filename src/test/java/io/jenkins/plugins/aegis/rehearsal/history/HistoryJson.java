package io.jenkins.plugins.aegis.rehearsal.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.history.Aspect;
import io.jenkins.plugins.aegis.operation.history.HistoryVerdict;
import io.jenkins.plugins.aegis.operation.history.JudgedTag;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict for programs; every state is one of {@code met}, {@code not met}, {@code unknown}, {@code not judged}. */
final class HistoryJson {
    private static final int FORMAT = 1;

    private HistoryJson() {}

    static String of(HistoryVerdict verdict) throws JsonProcessingException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("production", verdict.production());
        json.put("conforms", verdict.conforms());
        json.put("findings", findings(verdict.general()));
        json.put("tags", verdict.tags().stream().map(HistoryJson::tag).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    private static Map<String, Object> tag(JudgedTag judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tag", judged.tag().name());
        json.put("version", judged.version().map(ReleaseVersion::toString).orElse(null));
        json.put("kind", judged.kind());
        json.put("object", judged.tag().object().hex());
        json.put("commit", judged.tag().commit().map(CommitId::hex).orElse(null));
        json.put("origin", word(judged.origin()));
        Map<String, String> states = new LinkedHashMap<>();
        for (Aspect aspect : Aspect.values()) {
            states.put(word(aspect), word(judged.state(aspect)));
        }
        json.put("states", states);
        Map<String, String> stated = new LinkedHashMap<>();
        judged.stated().forEach((surface, version) -> stated.put(surface.toString(), shown(version)));
        json.put("surfaces", stated);
        json.put("conforms", judged.conforms());
        json.put("findings", findings(judged.findings()));
        return json;
    }

    /** Null where the surface does not exist, or could not be read; a finding tells which. */
    private static String shown(Observed<String> version) {
        return version.asOptional().orElse(null);
    }

    private static List<Map<String, Object>> findings(List<Finding> findings) {
        return findings.stream().map(HistoryJson::finding).toList();
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule().id());
        json.put("severity", word(finding.severity()));
        json.put("unknown", finding.unknown());
        json.put("message", finding.message());
        json.put("remedy", finding.remedy());
        return json;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
