using Andrum.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;

namespace Andrum.Web.Hosting;

/// <summary>
/// Says of an endpoint that it takes one long file as it comes. The fields of its form stand before the file; nothing of the file is
/// read before they were checked, and nothing of it is laid down on the way.
/// </summary>
/// <param name="Longest">The longest request, bytes.</param>
internal sealed record TakesLongFile(long Longest) : IRequestSizeLimitMetadata
{
    long? IRequestSizeLimitMetadata.MaxRequestBodySize => Longest;
}

/// <summary>Every form that is sent is checked against forgery and read once, before any page sees it.</summary>
internal static class Forms
{
    public static void UseForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not null && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            if (!context.Request.HasFormContentType)
            {
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                return;
            }

            var form = context.RequestServices.GetRequiredService<Form>();
            try
            {
                // A long file stays where it is, in the request, until the page that takes it has looked at who sends it.
                await (context.GetEndpoint()!.Metadata.GetMetadata<TakesLongFile>() is null ? form.Read(context.Request) : form.ReadUntilFile(context.Request));
            }
            catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
            {
                context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                return;
            }

            if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            {
                form.Refuse(WebRefusals.FormTooOld);
                await context.RequestServices.GetRequiredService<Visit>().Page<FormTooOld>().ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    });

    /// <summary>
    /// An address that only takes a form leads to the page the form stands on: whoever reloads a page whose form was refused, or
    /// changes its language, must not find nothing.
    /// </summary>
    public static void UseFormsPages(this WebApplication app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.DisplayName is "405 HTTP Method Not Supported"
            && context.Request.Path.Value is { } path && path.LastIndexOf('/') is > 0 and var end)
        {
            // Whatever the address is made of, the header carries it encoded.
            context.Response.Redirect(new PathString(path[..end]).ToUriComponent());
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>Gives a page to whoever asks for something that is not there for them.</summary>
    public static void UseWelcome(this WebApplication app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: 404 or 405 or 413 or 415, ContentLength: null or 0 })
        {
            var status = context.Response.StatusCode == 405 ? 404 : context.Response.StatusCode;
            var page = context.RequestServices.GetRequiredService<Visit>().Page<NotHere>(("Status", status));
            page.StatusCode = status;
            await page.ExecuteAsync(context);
        }
    });
}
