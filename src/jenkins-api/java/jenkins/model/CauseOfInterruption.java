package jenkins.model;

import hudson.model.User;
import java.io.Serializable;
import java.util.Objects;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class CauseOfInterruption implements Serializable {
    private static final long serialVersionUID = 1L;

    @Exported
    public abstract String getShortDescription();

    public static final class UserInterruption extends CauseOfInterruption {
        private static final long serialVersionUID = 1L;
        private final String user;

        public UserInterruption(User user) {
            this(user.getId());
        }

        public UserInterruption(String userId) {
            this.user = Objects.requireNonNull(userId);
        }

        @Override
        public String getShortDescription() {
            return "Aborted by " + user;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof UserInterruption other && user.equals(other.user);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }
}
