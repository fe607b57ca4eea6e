package org.jenkinsci.plugins.workflow.graphanalysis;

import com.google.common.base.Predicate;
import java.util.Iterator;

public interface Filterator<T> extends Iterator<T> {
    Filterator<T> filter(Predicate<T> matchCondition);
}
