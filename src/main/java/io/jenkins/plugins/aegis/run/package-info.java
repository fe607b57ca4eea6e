/**
 * Pages of Aegis Release in Jenkins: <em>Release</em> on a build, <em>Releases</em> on a job, the badge in the build
 * history, and the same through the remote API.
 *
 * <p>Belongs here: what is shown of a release, and to whom. The views ({@code …View}, {@code …Row}) are values that are
 * made from the audit's {@code ReleaseStory} alone; Jelly only lays them out. Does not belong here: judging a release.
 */
package io.jenkins.plugins.aegis.run;
