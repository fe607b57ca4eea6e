/** The boundaries of the design, held as tests. */
package io.jenkins.plugins.aegis.architecture;
