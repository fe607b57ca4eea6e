package io.jenkins.plugins.aegis.adapter.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the forge answered with success.
 *
 * @param next address of the following page of a list
 */
record Answer(JsonNode body, Optional<String> next) {}
