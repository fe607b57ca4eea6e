package io.jenkins.plugins.aegis.rehearsal.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GraphQlQueryTest {
    @Test
    void takesArgumentsFromVariablesAndLiterals() {
        GraphQlQuery.Operation operation = GraphQlQuery.parse(
                "query q($n: Int!) { pulls(first: $n, order: {field: CREATED_AT}, base: \"main\") { number } }",
                Json.object("n", 3));

        assertThat(operation.fields().get(0).arguments())
                .isEqualTo(Json.object("first", 3, "order", Json.object("field", "CREATED_AT"), "base", "main"));
    }

    @Test
    void answersUnderTheAlias() {
        GraphQlQuery.Field field = GraphQlQuery.parse("query q { sha: oid }", Json.object())
                .fields()
                .get(0);

        assertThat(field.key()).isEqualTo("sha");
        assertThat(field.name()).isEqualTo("oid");
    }

    @Test
    void takesInlineFragmentsAsFields() {
        GraphQlQuery.Field target = GraphQlQuery.parse("query q { target { ... on Commit { oid } } }", Json.object())
                .fields()
                .get(0);

        assertThat(target.selection()).extracting(GraphQlQuery.Field::name).containsExactly("oid");
    }

    @Test
    void refusesAMutation() {
        assertThatThrownBy(() -> GraphQlQuery.parse("mutation m { merge }", Json.object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mutation");
    }

    @Test
    void refusesAQueryThatEndsTooEarly() {
        assertThatThrownBy(() -> GraphQlQuery.parse("query q { repository {", Json.object()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
