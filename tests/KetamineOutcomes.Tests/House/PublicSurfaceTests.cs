using System.Reflection;
using System.Xml.Linq;
using KetamineOutcomes.Data;

namespace KetamineOutcomes.Tests.House;

/// <summary>Rules of the public surface, by reflection and by the documentation files.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly Assembly[] Packages = [typeof(Dataset).Assembly, Assembly.Load("KetamineOutcomes.Plots")];

    private static IEnumerable<Type> PublicTypes => Packages.SelectMany(a => a.GetExportedTypes());

    [Fact]
    public void Public_classes_are_sealed_abstract_or_static() =>
        Assert.Empty(PublicTypes.Where(t => t.IsClass && !t.IsSealed && !t.IsAbstract).Select(t => t.FullName));

    [Fact]
    public void Public_properties_cannot_be_set_after_construction() =>
        Assert.Empty(
            PublicTypes
                .Where(t => !t.IsEnum)
                .SelectMany(t =>
                    t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                )
                .Where(p => p.SetMethod is { IsPublic: true } set && !IsInitOnly(set))
                .Select(p => $"{p.DeclaringType}.{p.Name}")
        );

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        var documented = new HashSet<string>(StringComparer.Ordinal);
        foreach (Assembly package in Packages)
        {
            string file = Path.ChangeExtension(package.Location, ".xml");
            foreach (XElement member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Elements().Any(e => e.Name.LocalName is "summary" or "inheritdoc"))
                {
                    documented.Add(member.Attribute("name")!.Value.Split('(')[0].Split('~')[0]);
                }
            }
        }
        Assert.Empty(PublicTypes.SelectMany(DocumentationNames).Where(name => !documented.Contains(name)));
    }

    private static IEnumerable<string> DocumentationNames(Type type)
    {
        string typeName = type.FullName!.Replace('+', '.');
        yield return $"T:{typeName}";
        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        bool isRecord =
            type.GetMethod("<Clone>$") is not null
            || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        // A positional record's properties are documented by its parameters.
        HashSet<string> positional = isRecord
            ? type.GetConstructors()
                .SelectMany(c => c.GetParameters())
                .Select(p => p.Name!)
                .ToHashSet(StringComparer.Ordinal)
            : [];
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(p => !positional.Contains(p.Name)))
        {
            yield return $"P:{typeName}.{property.Name}";
        }
        foreach (
            MethodInfo method in type.GetMethods(Declared).Where(m => !m.IsSpecialName && !IsGenerated(m, isRecord))
        )
        {
            string arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
            yield return $"M:{typeName}.{method.Name}{arity}";
        }
        foreach (FieldInfo field in type.GetFields(Declared).Where(f => !f.IsSpecialName))
        {
            yield return $"F:{typeName}.{field.Name}";
        }
    }

    private static bool IsGenerated(MethodInfo method, bool isRecord) =>
        method.Name.StartsWith('<')
        || (isRecord && method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct")
        || method.DeclaringType!.IsSubclassOf(typeof(Delegate));

    private static bool IsInitOnly(MethodInfo set) =>
        set
            .ReturnParameter.GetRequiredCustomModifiers()
            .Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
