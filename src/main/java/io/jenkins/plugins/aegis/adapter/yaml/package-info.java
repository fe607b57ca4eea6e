/** YAML that others wrote, read with the place of each value and without guessing types. */
package io.jenkins.plugins.aegis.adapter.yaml;
