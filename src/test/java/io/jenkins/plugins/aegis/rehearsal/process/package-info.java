/** Programs of this machine that the rehearsal runs to their end, and servers that it keeps while it lasts. */
package io.jenkins.plugins.aegis.rehearsal.process;
