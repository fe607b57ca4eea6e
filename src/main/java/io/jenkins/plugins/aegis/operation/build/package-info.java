/** Building every artifact once, from exactly the commit that is to be tagged, before anybody approves it. */
package io.jenkins.plugins.aegis.operation.build;
