/** ClawHub against a server on loopback and a program by script. */
package io.jenkins.plugins.aegis.adapter.clawhub;
