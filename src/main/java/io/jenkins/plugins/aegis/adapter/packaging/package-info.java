/** Building the packages of all channels from one checkout, on the machine that builds; one packager a kind of channel. */
package io.jenkins.plugins.aegis.adapter.packaging;
