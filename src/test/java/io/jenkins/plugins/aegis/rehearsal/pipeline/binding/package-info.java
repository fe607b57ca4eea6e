/** Which steps there are, which parameters they take, and how arguments become objects. */
package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;
