package net.sf.json;

import java.util.Set;

public final class JSONObject {
    private JSONObject() {}

    public boolean has(String key) {
        throw new UnsupportedOperationException("declaration only");
    }

    public Set<?> keySet() {
        throw new UnsupportedOperationException("declaration only");
    }

    public Object get(Object key) {
        throw new UnsupportedOperationException("declaration only");
    }

    public Object remove(Object key) {
        throw new UnsupportedOperationException("declaration only");
    }
}
