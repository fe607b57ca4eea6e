package io.jenkins.plugins.aegis.audit;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events as JSON and back.
 *
 * <p>What is written is ASCII: every control character, bidirectional override and other non-ASCII character is
 * escaped, so that a line can be shown on a terminal as it is and hides nothing.
 */
final class AuditJson {
    static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .characterEscapes(new EscapeDelete())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addSerializer(FindingRecord.class, new FindingWriter())
                    .addDeserializer(FindingRecord.class, new FindingReader()))
            .build();

    private static final Map<String, Class<? extends AuditEvent>> FIXED_TYPES = Stream.of(
                    AuditEvent.StepStarted.class,
                    AuditEvent.PlanDecided.class,
                    AuditEvent.MergeRequested.class,
                    AuditEvent.ArtifactBuilt.class,
                    AuditEvent.CheckFinished.class,
                    AuditEvent.TagPushed.class,
                    AuditEvent.ApprovalRequested.class,
                    AuditEvent.FurtherApprovalRequested.class,
                    AuditEvent.ApprovalGranted.class,
                    AuditEvent.ApprovalRejected.class,
                    AuditEvent.ChannelObserved.class,
                    AuditEvent.StepFinished.class,
                    AuditEvent.ReleaseFinished.class,
                    AuditEvent.TornTailSetAside.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private AuditJson() {}

    static JsonNode data(AuditEvent event) {
        return event instanceof AuditEvent.UnknownEvent unknown
                ? MAPPER.valueToTree(unknown.data())
                : MAPPER.valueToTree(event);
    }

    /** The event of that type; an {@link AuditEvent.UnknownEvent} where type or data are not ours. */
    static AuditEvent event(String type, JsonNode data) {
        for (Class<? extends AuditEvent> candidate : candidates(type, data)) {
            try {
                AuditEvent event = MAPPER.treeToValue(data, candidate);
                if (event.type().equals(type)) {
                    return event;
                }
            } catch (JsonProcessingException | IllegalArgumentException notOfThisShape) {
                continue;
            }
        }
        return new AuditEvent.UnknownEvent(
                type, MAPPER.convertValue(data, new TypeReference<Map<String, Object>>() {}));
    }

    private static List<Class<? extends AuditEvent>> candidates(String type, JsonNode data) {
        if (FIXED_TYPES.containsKey(type)) {
            return List.of(FIXED_TYPES.get(type));
        }
        if (!data.has("effect")) {
            return List.of();
        }
        return List.of(data.has("status") ? AuditEvent.EffectSettled.class : AuditEvent.EffectIntended.class);
    }

    /** DEL is ASCII, and the one control character that JSON lets through. */
    private static final class EscapeDelete extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7f;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes[DELETE] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    /** Leaves an absent waiver out: an {@code Optional} has no shape of its own in JSON. */
    private static final class FindingWriter extends JsonSerializer<FindingRecord> {
        @Override
        public void serialize(FindingRecord finding, JsonGenerator json, SerializerProvider ignored)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("id", finding.id());
            json.writeStringField("severity", finding.severity());
            json.writeStringField("message", finding.message());
            json.writeStringField("remedy", finding.remedy());
            if (finding.waiver().isPresent()) {
                json.writePOJOField("waiver", finding.waiver().get());
            }
            json.writeEndObject();
        }
    }

    private static final class FindingReader extends JsonDeserializer<FindingRecord> {
        @Override
        public FindingRecord deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode finding = context.readTree(json);
            JsonNode waiver = finding.path("waiver");
            return new FindingRecord(
                    finding.path("id").asText(),
                    finding.path("severity").asText(),
                    finding.path("message").asText(),
                    finding.path("remedy").asText(),
                    waiver.isObject()
                            ? Optional.of(new FindingRecord.WaiverRecord(
                                    waiver.path("reason").asText(),
                                    waiver.path("by").asText()))
                            : Optional.empty());
        }
    }
}
