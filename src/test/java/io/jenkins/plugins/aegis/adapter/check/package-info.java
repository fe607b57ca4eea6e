/** Release checks, run for real and by script. */
package io.jenkins.plugins.aegis.adapter.check;
