package io.jenkins.plugins.aegis.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;

/** CycloneDX' published schema for JSON, without its rules for formats such as {@code iri-reference}. */
public final class CycloneDxSchema {
    private static final String PUBLISHED = "http://cyclonedx.org/schema/";

    private CycloneDxSchema() {}

    /** What the schema of version 1.5, which {@code npm sbom} writes, objects to; nothing is fetched for it. */
    public static List<String> violationsOf(String document) {
        return JsonSchemaFactory.getInstance(
                        VersionFlag.V7,
                        factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(PUBLISHED, "classpath:")))
                .getSchema(SchemaLocation.of(PUBLISHED + "bom-1.5.schema.json"))
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
