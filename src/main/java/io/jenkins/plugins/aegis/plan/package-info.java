/** What a step decided to do, as data: findings, what is done already, and the effects that are missing. */
package io.jenkins.plugins.aegis.plan;
