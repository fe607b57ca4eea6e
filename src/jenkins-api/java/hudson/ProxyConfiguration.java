package hudson;

import java.net.http.HttpClient;

public final class ProxyConfiguration {
    private ProxyConfiguration() {}

    public String getName() {
        throw new UnsupportedOperationException("declaration only");
    }

    public int getPort() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getNoProxyHost() {
        throw new UnsupportedOperationException("declaration only");
    }

    public String getUserName() {
        throw new UnsupportedOperationException("declaration only");
    }

    public static HttpClient.Builder newHttpClientBuilder() {
        throw new UnsupportedOperationException("declaration only");
    }
}
