package hudson.model;

import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Cause {
    public static class UpstreamCause extends Cause {
        public UpstreamCause(Run<?, ?> up) {
            throw new UnsupportedOperationException("declaration only");
        }

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException("declaration only");
        }
    }

    public static class UserIdCause extends Cause {
        private final String userId;

        public UserIdCause() {
            throw new UnsupportedOperationException("declaration only");
        }

        @Exported(visibility = 3)
        public String getUserId() {
            return userId;
        }
    }
}
