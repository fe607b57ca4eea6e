/** What the operations need of the world, in the words of the domain, and how it fails. */
package io.jenkins.plugins.aegis.port;
