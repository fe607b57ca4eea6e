/** Pipeline steps: binding of parameters, execution off the pipeline's thread, descriptors; no rule about releases. */
package io.jenkins.plugins.aegis.step;
