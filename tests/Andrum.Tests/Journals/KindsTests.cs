using System.Reflection;
using System.Text.RegularExpressions;
using Andrum.Care.Story;
using Andrum.Journals;

namespace Andrum.Tests.Journals;

public sealed partial class KindsTests
{
    [Fact]
    public void Every_entry_that_is_stored_has_a_kind_of_its_own()
    {
        var entries = typeof(Entry).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Entry)) && !t.IsAbstract && t != typeof(Erased<>) && t != typeof(Unknown<>))
            .ToList();
        Assert.All(entries, t => Assert.Matches(KindForm(), t.GetCustomAttribute<KindAttribute>()?.Name ?? t.FullName!));
        Assert.Equal(entries.Count, Kinds.All.Count());
    }

    [Fact]
    public void A_kind_is_known_only_in_the_journals_it_belongs_to()
    {
        Assert.Equal(typeof(DayNoted), Kinds.Find<Diary>("day-noted/1"));
        Assert.Null(Kinds.Find<Andrum.Clinic.ClinicState>("day-noted/1"));
        Assert.Equal(typeof(Undone<Diary>), Kinds.Find<Diary>("undone/1"));
        Assert.Null(Kinds.Find<Diary>("dream-told/1"));
    }

    [Fact]
    public void Care_and_inquiry_never_name_each_other()
    {
        var types = typeof(Entry).Assembly.GetTypes();
        string[] Named(string inside, string other) => [.. types
            .Where(t => t.Namespace?.StartsWith("Andrum." + inside, StringComparison.Ordinal) == true)
            .SelectMany(t => t.GetMembers(Everything).SelectMany(Mentioned))
            .Where(t => t.Namespace?.StartsWith("Andrum." + other, StringComparison.Ordinal) == true)
            .Select(t => t.FullName!)];
        Assert.Empty(Named("Care", "Inquiry"));
        Assert.Empty(Named("Inquiry", "Care"));
    }

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> Mentioned(MemberInfo member) => (member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)
            .Concat(method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? []),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        Type nested => [nested],
        _ => Enumerable.Empty<Type>(),
    }).SelectMany(WithArguments);

    private static IEnumerable<Type> WithArguments(Type type)
        => type.IsGenericType ? type.GetGenericArguments().SelectMany(WithArguments).Append(type) : [type];

    [GeneratedRegex("^[a-z]+(-[a-z]+)*/[1-9][0-9]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindForm();
}
