/** Tests of what the package of this name does with the real programs, and with servers that answer wrongly. */
package io.jenkins.plugins.aegis.adapter.npm;
