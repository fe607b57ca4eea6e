package io.jenkins.plugins.aegis.rehearsal.pipeline;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepBinder;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.Vocabulary;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;

/** The steps that a Jenkinsfile can call: those found in compiled packages, and the runner's own. */
public final class StepCatalog implements Vocabulary {
    // Kept, so that the level is: which Java is detected is no news to anybody.
    private static final Logger ARCHUNIT = Logger.getLogger("com.tngtech.archunit");

    static {
        ARCHUNIT.setLevel(Level.WARNING);
    }

    private final StepBinder binder;
    private final Map<String, BuiltInStep> builtIn;

    private StepCatalog(StepBinder binder, Map<String, BuiltInStep> builtIn) {
        this.binder = binder;
        this.builtIn = builtIn;
    }

    /**
     * Finds every descriptor with {@link Extension} in those packages and below, as Jenkins finds extensions.
     *
     * @throws BindingException if a descriptor cannot be made or its step cannot be bound
     */
    public static StepCatalog scan(String... packages) {
        List<Descriptor<?>> found = new ArrayList<>();
        for (Class<?> type : extensions(packages)) {
            if (Descriptor.class.isAssignableFrom(type)) {
                found.add(descriptor(type));
            }
        }
        Map<String, BuiltInStep> own = new TreeMap<>();
        StandardSteps.all().forEach(step -> own.put(step.shape().name(), step));
        return new StepCatalog(StepBinder.of(found), own);
    }

    private static List<Class<?>> extensions(String... packages) {
        List<Class<?>> extensions = new ArrayList<>();
        ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false); // annotations say enough, and it is slow
            for (JavaClass type : new ClassFileImporter().importPackages(packages)) {
                if (type.isAnnotatedWith(Extension.class)) {
                    extensions.add(type.reflect());
                }
            }
        });
        return extensions;
    }

    /** This catalog and those steps, which replace others of their name. */
    public StepCatalog with(BuiltInStep... steps) {
        Map<String, BuiltInStep> more = new TreeMap<>(builtIn);
        for (BuiltInStep step : steps) {
            more.put(step.shape().name(), step);
        }
        return new StepCatalog(binder, more);
    }

    private static Descriptor<?> descriptor(Class<?> type) {
        try {
            return (Descriptor<?>) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException unusable) {
            throw new BindingException("The extension " + type.getName() + " cannot be made: " + unusable, unusable);
        }
    }

    @Override
    public Optional<StepShape> step(String name) {
        return Optional.ofNullable(builtIn.get(name)).map(BuiltInStep::shape).or(() -> binder.shape(name));
    }

    @Override
    public Set<String> stepNames() {
        Set<String> names = new TreeSet<>(builtIn.keySet());
        names.addAll(binder.names());
        return names;
    }

    @Override
    public boolean isSymbol(String name) {
        return Parameters.TYPES.contains(name) || binder.isSymbol(name);
    }

    @Override
    public Optional<String> refusalOf(StepShape shape, StepParameter parameter, Object literal) {
        try {
            coerce(shape.name() + "." + parameter.name(), parameter.type(), literal);
            return Optional.empty();
        } catch (BindingException misfit) {
            return Optional.of(misfit.getMessage());
        }
    }

    Optional<BuiltInStep> builtIn(String name) {
        return Optional.ofNullable(builtIn.get(name));
    }

    Optional<StepDescriptor> descriptor(String name) {
        return binder.descriptor(name);
    }

    Step bind(String name, Map<String, Object> arguments) {
        return binder.bind(name, arguments);
    }

    Object coerce(String where, Type type, Object value) {
        return binder.coerce(where, type, value);
    }
}
