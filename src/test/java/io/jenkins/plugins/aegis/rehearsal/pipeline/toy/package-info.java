/** Steps that exist for the tests of the Jenkinsfile runner only. */
package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;
