/** Pages of Aegis Release in Jenkins. */
package io.jenkins.plugins.aegis.run;
