/** Which versions may be released, and by whose authorisation. */
package io.jenkins.plugins.aegis.operation.version;
