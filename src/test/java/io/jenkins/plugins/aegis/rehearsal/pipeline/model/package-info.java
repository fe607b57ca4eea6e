/** What a declarative Jenkinsfile says, as immutable records; nothing here reads or runs one. */
package io.jenkins.plugins.aegis.rehearsal.pipeline.model;
