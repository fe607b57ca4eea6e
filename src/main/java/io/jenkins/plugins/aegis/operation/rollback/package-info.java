/** Taking a release back by reviewed pull requests, or a dist-tag to the version below (lesson L30). */
package io.jenkins.plugins.aegis.operation.rollback;
