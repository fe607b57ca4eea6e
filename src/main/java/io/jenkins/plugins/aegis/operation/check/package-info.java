/** The release checks: run on exactly the commit that is to be tagged, before anybody approves it (lesson L18). */
package io.jenkins.plugins.aegis.operation.check;
