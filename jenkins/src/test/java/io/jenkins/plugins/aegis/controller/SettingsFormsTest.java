package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.AegisFolderProperty;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import org.htmlunit.html.HtmlForm;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms keep what they show, through a browser. */
@WithJenkins
class SettingsFormsTest {
    @Test
    void keepsTheSettingsOfTheController(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.complete());

        jenkins.configRoundtrip();

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.complete());
    }

    @Test
    void keepsThatAttestationsAreSignedWithoutAKey(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.withoutKey());

        jenkins.configRoundtrip();

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.withoutKey());
    }

    @Test
    void keepsThatNothingIsSet(JenkinsRule jenkins) throws Exception {
        jenkins.configRoundtrip();

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(new SiteSettings());
    }

    @Test
    void findsTheSettingsAgainAfterARestart(JenkinsRule jenkins) throws Throwable {
        AegisConfiguration.get().setSite(SampleSettings.complete());

        jenkins.restart();

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.complete());
    }

    @Test
    void keepsTheSettingsOfAFolder(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "harbor");
        folder.addProperty(new AegisFolderProperty(SampleSettings.complete()));

        jenkins.configRoundtrip(folder);

        assertThat(folder.getProperties().get(AegisFolderProperty.class).getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.complete());
    }

    @Test
    void givesAFolderNoSettingsThatNobodyWants(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "harbor");

        jenkins.configRoundtrip(folder);

        assertThat(folder.getProperties().get(AegisFolderProperty.class)).isNull();
    }

    @Test
    void takesSettingsThatSomebodyTypesIntoAFolder(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "harbor");
        HtmlForm form = jenkins.createWebClient().getPage(folder, "configure").getFormByName("config");

        form.getInputByName("_.site").click();
        form.getInputByName("_.repository").setValue("harbor/buoy");
        jenkins.submit(form);

        assertThat(EffectiveSettings.of(folder).settings().getRepository()).isEqualTo("harbor/buoy");
    }

    @Test
    void prefersTheNearestFolderAndThenTheController(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.complete());
        Folder outer = jenkins.createProject(Folder.class, "outer");
        Folder inner = outer.createProject(Folder.class, "inner");
        SiteSettings further = new SiteSettings();
        further.setCommitterName("Outer");
        further.setCommitterEmail("outer@harbor.example");
        SiteSettings near = new SiteSettings();
        near.setCommitterName("Inner");
        outer.addProperty(new AegisFolderProperty(further));
        inner.addProperty(new AegisFolderProperty(near));

        SiteSettings settings = EffectiveSettings.of(inner).settings();

        assertThat(settings.getCommitterName()).isEqualTo("Inner");
        assertThat(settings.getCommitterEmail()).isEqualTo("outer@harbor.example");
        assertThat(settings.getRepository()).isEqualTo("harbor/lamp");
    }
}
