package jenkins.util;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Works, since steps that poll are executed by the rehearsal too. */
public class Timer {
    private static ScheduledExecutorService executorService;

    private Timer() {}

    public static synchronized ScheduledExecutorService get() {
        if (executorService == null) {
            executorService = Executors.newScheduledThreadPool(2, work -> {
                Thread thread = new Thread(work, "jenkins.util.Timer");
                thread.setDaemon(true);
                return thread;
            });
        }
        return executorService;
    }
}
