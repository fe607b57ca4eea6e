package org.kohsuke.stapler;

import jakarta.servlet.http.HttpServletRequest;

public interface StaplerRequest2 extends HttpServletRequest {
    String getRestOfPath();

    <T> T findAncestorObject(Class<T> type);

    void bindJSON(Object bean, net.sf.json.JSONObject src);

    <T> T bindJSON(Class<T> type, net.sf.json.JSONObject src);
}
