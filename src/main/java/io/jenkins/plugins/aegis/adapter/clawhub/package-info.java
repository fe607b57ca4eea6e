/** ClawHub: skills as archives of ours, its registry's interface, and its command line program. */
package io.jenkins.plugins.aegis.adapter.clawhub;
