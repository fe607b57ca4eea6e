/** What is run on the commit that is to be tagged, and what is made of the results. */
package io.jenkins.plugins.aegis.operation.check;
