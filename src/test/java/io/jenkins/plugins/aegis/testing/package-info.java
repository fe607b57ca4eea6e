/** Local adapters, fakes and builders that tests and the rehearsal share. */
package io.jenkins.plugins.aegis.testing;
