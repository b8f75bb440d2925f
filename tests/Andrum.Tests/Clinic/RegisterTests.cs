using Andrum.Clinic;
using Andrum.Journals;

namespace Andrum.Tests.Clinic;

public sealed class RegisterTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly PersonId Gunilla = PersonId.New();
    private static readonly PersonId Norén = PersonId.New();
    private static readonly ClinicState Clinic = Given.State<ClinicState>(
        new PatientEnrolled(Gunilla, "Gunilla", "Åberg", new DateOnly(1978, 5, 14), Sex.Woman, null),
        new StaffAdded(Norén, "Elisabet", "Norén"),
        new RoleGranted(Norén, Role.Therapist),
        new RoleGranted(Norén, Role.Administrator));

    [Theory]
    [InlineData("Gunilla", "Aberg", "1978-05-14")]
    [InlineData("Gunila", "Åberg", "1978-05-14")]
    [InlineData("Åberg", "Gunilla", "1978-05-14")]
    [InlineData("Gunilla", "Lundqvist", "1978-05-14")]
    [InlineData("Gunilla", "Åberg", "1978-05-15")]
    public void Somebody_like_this_is_in_the_register_already(string given, string family, string born)
    {
        var decision = Enrol(given, family, born, another: false);
        Assert.Equal(ClinicRefusals.LikelyDuplicate.With("Gunilla Åberg"), decision.Refusal);
        Assert.IsType<PatientEnrolled>(Assert.Single(Enrol(given, family, born, another: true).Entries));
    }

    [Theory]
    [InlineData("Ewa", "Lind", "1978-05-14")]
    [InlineData("Gunilla", "Åberg", "1951-11-30")]
    public void Another_person_is_enrolled_without_a_question(string given, string family, string born)
        => Assert.Null(Enrol(given, family, born, another: false).Refusal);

    [Fact]
    public void A_patient_born_tomorrow_cannot_be_enrolled()
        => Assert.Equal(ClinicRefusals.ImplausibleBirth, Enrol("Ewa", "Lind", "2026-03-03", another: false).Refusal);

    [Fact]
    public void Covering_opens_the_record_until_its_last_day()
    {
        var until = Today.AddDays(14);
        var clinic = Clinic.After(Clinic.BeginCare(Gunilla, Norén, CareKind.Covering, Today, until));
        Assert.True(clinic.Treats(Norén, Gunilla, until));
        Assert.False(clinic.Treats(Norén, Gunilla, until.AddDays(1)));
        Assert.False(clinic.Treats(Norén, PersonId.New(), Today));
        Assert.Equal(ClinicRefusals.CoveringNeedsAnEnd,
            Clinic.BeginCare(Gunilla, Norén, CareKind.Covering, Today, until: null).Refusal);
    }

    [Fact]
    public void Broken_glass_opens_the_record_until_its_minute_and_is_nobodys_treatment()
    {
        var now = new DateTimeOffset(2026, 3, 2, 22, 30, 0, TimeSpan.Zero);
        var broken = Clinic.BreakGlass(Norén, "Gunilla Aberg", new DateOnly(1978, 5, 14), "Rang from the emergency ward.", now, Today);
        var clinic = Clinic.After(broken);
        Assert.True(clinic.MayOpen(Norén, Gunilla, now.AddMinutes(59), Today.AddDays(1)));
        Assert.False(clinic.MayOpen(Norén, Gunilla, now.AddMinutes(60), Today));
        Assert.False(clinic.Treats(Norén, Gunilla, Today));
        Assert.Contains(Norén, clinic.WhoTreated([Gunilla]));
        Assert.Equal(Refusal.NotFound, Clinic.BeginCare(Gunilla, Norén, CareKind.BreakGlass, Today, until: null).Refusal);
    }

    [Fact]
    public void Of_two_with_one_name_and_one_date_of_birth_neither_is_opened_by_breaking_the_glass()
    {
        var twins = Clinic.After(Clinic.EnrolPatient(PersonId.New(), "Gunilla", "Åberg", new DateOnly(1978, 5, 14), Sex.Woman, null, another: true, Today));
        Assert.Equal(ClinicRefusals.NobodyLikeThis, twins.BreakGlass(Norén, "Gunilla Åberg", new DateOnly(1978, 5, 14),
            "Rang from the emergency ward.", DateTimeOffset.UnixEpoch, Today).Refusal);
    }

    [Fact]
    public void A_record_closes_when_care_ends_or_the_role_is_withdrawn()
    {
        var clinic = Clinic.After(Clinic.BeginCare(Gunilla, Norén, CareKind.Assigned, Today, until: null));
        Assert.True(clinic.Treats(Norén, Gunilla, Today));
        Assert.False(clinic.After(clinic.WithdrawRole(Norén, Role.Therapist)).Treats(Norén, Gunilla, Today));
        Assert.False(clinic.After(clinic.EndCare(Gunilla, Norén, Today)).Treats(Norén, Gunilla, Today.AddDays(1)));
        Assert.Contains(Norén, clinic.WhoTreated([Gunilla]));
    }

    [Fact]
    public void The_last_administrator_cannot_leave()
        => Assert.Equal(ClinicRefusals.LastAdministrator, Clinic.WithdrawRole(Norén, Role.Administrator).Refusal);

    [Fact]
    public void A_clinic_is_set_up_only_when_somebody_answers_and_help_can_be_found()
    {
        var second = PersonId.New();
        var clinic = Clinic
            .After(Clinic.NameClinic("Smärtmottagningen"))
            .After(Clinic.AddStaff(second, "Per", "Holm", Role.Administrator))
            .After(Clinic.ConfirmRecovery())
            .After(Clinic.WriteCrisisContacts(new CrisisContact("Nödnumret", "112", "dygnet runt")));
        Assert.False(clinic.SetUp);
        Assert.Equal(ClinicRefusals.CoverIsResponsible, clinic.NameResponsible(Norén, Norén).Refusal);
        Assert.True(clinic.After(clinic.NameResponsible(Norén, second)).SetUp);
    }

    [Fact]
    public void A_name_of_a_patient_is_sealed_under_the_patients_own_key()
        => Assert.Equal(KeyName.Of("patient", Gunilla.Value),
            new PatientEnrolled(Gunilla, "Gunilla", "Åberg", new DateOnly(1978, 5, 14), Sex.Woman, null)
                .SealedFor(ClinicState.Journal.Name));

    private static Decision<ClinicState> Enrol(string given, string family, string born, bool another)
        => Clinic.EnrolPatient(PersonId.New(), given, family, DateOnly.Parse(born, null), Sex.Woman, null, another, Today);
}
