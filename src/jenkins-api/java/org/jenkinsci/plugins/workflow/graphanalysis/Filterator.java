package org.jenkinsci.plugins.workflow.graphanalysis;

import java.util.Iterator;

public interface Filterator<T> extends Iterator<T> {}
